/**
 * Looks through the files of a flow that strangers drew, before the engine reads them, and says what is wrong with them in
 * words their author understands. Knows no engine and no merchant: what is there to be called it is told.
 */
@org.springframework.modulith.NamedInterface("inspection")
@org.jspecify.annotations.NullMarked
package chat.baton.flow.inspection;
