"""The workbook file; it knows nothing of customers. What is not written stays, byte for byte (law 4 of CONTRIBUTING.md).

the package      container over zipread, deflating and packing; relations, mainpart, properties
a book           workbook, its sheets in sheet; peeking finds a header without reading on
reading          shape, the quick way where the XML's shape can be proven, else reading; beneath them walking, parsing,
                 strings, quickstrings, quickcolumns, formats, uncomputed, emptyrows
writing a cell   editing queues it, patching puts it into the bytes, where index or rowindex finds its place; cells, blocks
around the cells frame, merges, growth, room, styles with its stylelists, rules, validations, tables, filtering, rowlooks,
                 sheetviews, drawn, pivots; notes, quicknotes, noteboxes, notemoves
new sheets       newsheet, page with its charts, transplant from another book
papers           form, formframe, formulas, rowheights, pictures
onto the disk    commit, with backups, locks, exchange, files; contents reads a file that may be anything
what is wrong    foreign, refusals
everywhere       xml, references
"""
