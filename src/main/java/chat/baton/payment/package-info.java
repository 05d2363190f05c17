/** Asks for an amount under a reference; reports it paid, failed or refunded. Knows no orders. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"core"})
@org.jspecify.annotations.NullMarked
package chat.baton.payment;
