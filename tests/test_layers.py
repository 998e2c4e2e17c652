"""Nothing imports upward, and only the readers and the hosts touch files."""

import ast
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "generator"
LAYERS = [
    {"once", "explanations"},
    {"problems"},
    {"model"},
    {"read"},
    {"authoring", "schema"},
    {"corpus"},
    {"evidence"},
    {"link"},
    {"analysis"},
    {"checks"},
    {"pages"},
    {"intake", "draft"},
    {"exports"},
    {"checking"},
    {"build"},
    {"diff"},
    {"hosts"},
    {"commands"},
    {"cli"},
    {"__main__"},
]


def imports(module: Path) -> set[str]:
    """The parts of this package that a module imports."""
    nodes = list(ast.walk(ast.parse(module.read_text())))
    names = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    names += [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    return {name.split(".")[1] for name in names if name.startswith("generator.")}


def test_nothing_imports_upward() -> None:
    level = {name: number for number, layer in enumerate(LAYERS) for name in layer}
    for module in PACKAGE.rglob("*.py"):
        part = module.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if part != "__init__":
            assert all(level[name] <= level[part] for name in imports(module)), module


def test_only_readers_hosts_and_the_schemas_touch_files() -> None:
    for module in PACKAGE.rglob("*.py"):
        part = module.relative_to(PACKAGE).parts[0].removesuffix(".py")
        source = module.read_text()
        if part not in {"read", "hosts", "schema", "commands", "cli", "checking", "build"}:
            assert "pathlib" not in source and "open(" not in source, module
        assert ("import mkdocs" in source or "from mkdocs" in source) == module.name.startswith("mkdocs"), module
