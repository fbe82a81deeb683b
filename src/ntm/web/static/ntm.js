/* Small comforts that every page works without. */
"use strict";
