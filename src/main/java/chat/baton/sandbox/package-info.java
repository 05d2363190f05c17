/** Plays the outside: customers' phones, providers' APIs, a payment page. Off unless the profile "sandbox" is on. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"core", "channel", "conversation", "team", "catalogue", "payment", "checkout"})
@org.jspecify.annotations.NullMarked
package chat.baton.sandbox;
