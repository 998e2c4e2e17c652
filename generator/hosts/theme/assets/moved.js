// Leads on from an old address to the new one, and to the same place on it.
location.replace(document.currentScript.dataset.way + location.search + location.hash);
