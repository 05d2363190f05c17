/** What Baton bears, measured on demand: each class is run by the command in its comment and prints what it found. */
@org.jspecify.annotations.NullMarked
package chat.baton.benchmark;
