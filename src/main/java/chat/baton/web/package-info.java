/** The public web, asked at addresses that strangers name. Knows nobody. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package chat.baton.web;
