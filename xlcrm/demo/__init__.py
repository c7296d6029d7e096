"""The sample book: `book` makes it alive on whatever day it is asked for, of the cast in `data`. Pure."""
