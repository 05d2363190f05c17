/** Pages and the REST interface for people; calls the other modules and holds no rule. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "core",
            "conversation",
            "team",
            "catalogue",
            "payment",
            "handover",
            "checkout",
            "flow",
            "flow :: inspection",
            "channel"
        })
@org.jspecify.annotations.NullMarked
package chat.baton.dashboard;
