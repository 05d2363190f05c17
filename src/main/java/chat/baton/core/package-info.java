/** Words all modules share: ids of merchant, customer and agent; money; time-ordered ids. Values only, no beans. */
@org.springframework.modulith.ApplicationModule(
        type = org.springframework.modulith.ApplicationModule.Type.CLOSED,
        allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package chat.baton.core;
