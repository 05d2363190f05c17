/** Merchants, agents, roles and sign-in, on the engine's users and groups. Knows no conversation. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"core"})
@org.jspecify.annotations.NullMarked
package chat.baton.team;
