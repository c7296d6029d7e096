"""Where the pivot tables of a sheet stand. What they show is laid out anew each time the program brings them up to date."""

from xlcrm.ooxml import xml
from xlcrm.ooxml.container import Package
from xlcrm.ooxml.references import Range, parse_range
from xlcrm.ooxml.relations import related


def pivot_areas(package: Package, part: str) -> list[Range]:
    """The cells that each pivot table on the sheet in that part takes up, its page fields apart."""
    names = related(package, part, "pivotTable")
    roots = (xml.parse(xml.utf8(package.read(name), name), name) for name in names)
    places = (root.child("location") for root in roots)
    areas = (parse_range(place.attributes.get("ref", "")) for place in places if place)
    return [area for area in areas if area]
