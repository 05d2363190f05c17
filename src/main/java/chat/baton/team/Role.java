package chat.baton.team;

/** What a person may do; each role is a group of the engine's. */
public enum Role {

    /** Answers customers of their merchants: dashboard and Tasklist. */
    AGENT("agents"),

    /** Owns shops: flows, catalogue and channels of their merchants. */
    MERCHANT("merchants"),

    /** Runs the installation: sees every merchant, Cockpit and Admin. */
    ADMIN("camunda-admin");

    private final String group;

    Role(String group) {
        this.group = group;
    }

    /** The id of the engine's group. */
    public String group() {
        return group;
    }

    /** As Spring Security calls it in an authentication. */
    String authority() {
        return "ROLE_" + name();
    }
}
