/** Both directions to the customer: verify, translate, deduplicate, deliver in order, retry. Decides nothing. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"core", "conversation", "web"})
@org.jspecify.annotations.NullMarked
package chat.baton.channel;
