/** Help request, takeover, transfer, assign: who may, and how long it may wait. Knows no flow. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"core", "conversation", "team"})
@org.jspecify.annotations.NullMarked
package chat.baton.handover;
