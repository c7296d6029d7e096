"""Letters: from who is due to a text, and from a text to what is wrong with it (domain.md 8).

drafting    desk decides about the Emails sheet, writing makes a letter, by the template that catalog has; data, heard,
            people, names, ports, lines and unanswered are what goes into it; marks tell an edit,
            complaints what of Emails stands under Problems
templates   parsing reads them into trees, functions and filters run them, bounded by render; shipped is made of the folder
            templates, samples try out a user's own
checking    check, its rules in form, offer, answers, manners, lateness and recipients; written is a letter taken apart,
            vocabulary what is listened for in its language
"""
