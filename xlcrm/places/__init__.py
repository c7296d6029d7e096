"""Where a buyer sits: his country, his language and his clock, as people write them. Pure.

countries, languages, time_zones  what is called; country_names, foreign_country_names and time_zone_table are made by scripts
"""
