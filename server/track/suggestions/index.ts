// What other modules may use: nothing yet, its answers are events of tasks.
export {}
