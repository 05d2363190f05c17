/**
 * Plays the outside: customers' phones, providers' APIs, a payment page. Off unless the profile "sandbox" is on.
 *
 * <p>A channel is played by a sub-package of its name. Its {@link chat.baton.sandbox.StandIn} bean tells what the
 * provider reports, in {@link chat.baton.sandbox.Wire webhooks} signed as the provider signs them, and what its errors
 * look like. Beside it a {@code @RestController} below {@code /sandbox/api/<kind>/} is the provider's API: it checks the
 * token and the provider's rules, throws a {@link chat.baton.sandbox.Refusal} in the provider's words, and shows the
 * rest on the phone through {@link chat.baton.sandbox.Arrivals}, as {@link chat.baton.sandbox.Shown} neutral words.
 * Receipts of a send leave by {@link chat.baton.sandbox.Webhooks#deliverLater}. Ids and secrets are settings, {@code
 * baton.sandbox.<kind>}; a style sheet {@code static/sandbox/<kind>.css} gives the phone the channel's look. A channel
 * without a phone is a {@link chat.baton.sandbox.DemoAccount} only.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"core", "channel", "conversation", "team", "catalogue", "payment", "checkout"})
@org.jspecify.annotations.NullMarked
package chat.baton.sandbox;
