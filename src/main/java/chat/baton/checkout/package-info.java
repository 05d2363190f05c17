/** Cart, order, reservation and their payment. Knows no chat. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"core", "catalogue", "payment"})
@org.jspecify.annotations.NullMarked
package chat.baton.checkout;
