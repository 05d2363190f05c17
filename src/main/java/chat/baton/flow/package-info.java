/** The bot: deploys, checks, starts, wakes, pauses and ends processes; the steps flow authors use. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"core", "conversation", "handover", "catalogue", "checkout", "web"})
@org.jspecify.annotations.NullMarked
package chat.baton.flow;
