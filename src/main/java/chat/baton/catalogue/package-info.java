/** Products, variants, collections, prices and stock. Knows no order and no chat. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"core"})
@org.jspecify.annotations.NullMarked
package chat.baton.catalogue;
