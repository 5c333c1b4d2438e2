// What other modules may use: nothing yet. Pages ask over HTTP.
export {}
