package chat.baton.benchmark;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/** The demo shop's agents: two are there, and its admin employs others by the engine's door, as for any shop. */
final class Staff {

    private static final String PROFILE =
            "{\"profile\":{\"id\":\"%s\",\"firstName\":\"Agent\",\"lastName\":\"%s\"},\"credentials\":{\"password\":\"sandbox\"}}";

    private final Stage stage;

    Staff(Stage stage) {
        this.stage = stage;
    }

    /** @return the ids of so many */
    List<String> of(int count) throws SQLException, InterruptedException {
        var agents = IntStream.rangeClosed(1, count)
                .mapToObj(number -> "agent-" + number)
                .toList();
        var known = stage.database.strings("select id_ from act_id_user");
        for (var agent : agents) {
            if (!known.contains(agent)) {
                employ(agent);
            }
        }
        return agents;
    }

    private void employ(String agent) throws InterruptedException {
        asAdmin("POST", "user/create", PROFILE.formatted(agent, agent));
        asAdmin("PUT", "group/agents/members/" + agent, "");
        asAdmin("PUT", "tenant/demo/user-members/" + agent, "");
    }

    private void asAdmin(String method, String path, String json) throws InterruptedException {
        var answer = stage.nodes.ask("admin", method, "/engine-rest/" + path, json);
        if (answer.filter(it -> it.statusCode() == 204).isEmpty()) {
            throw new IllegalStateException(
                    path + " is answered with " + answer.map(it -> it.statusCode() + it.body()));
        }
    }
}
