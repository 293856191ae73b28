/* Assets embedded in the program: see assets.c. */
