// Parallel38 is the game in a window, or in a browser where it is built for one. On a machine without
// a display it serves the browser edition and says where to find it.
package main
