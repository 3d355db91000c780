# The desktop shell's own refusals.

error-W101 = The file was not chosen in this window ({ $name }). Choose it with the button, or drop it here.
