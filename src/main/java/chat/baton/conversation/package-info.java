/** What was said, by whom, who answers next; gives every message its number. Knows no channel, flow or screen. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"core"})
@org.jspecify.annotations.NullMarked
package chat.baton.conversation;
