"""Small pictures as inline SVG, each one a pure function from numbers to an element.

A chart knows shapes and places and nothing else: no question set, no score, no colour (a class name
says what a mark means, the style sheet how that looks, light or dark).
"""
