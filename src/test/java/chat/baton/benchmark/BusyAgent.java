package chat.baton.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/** Takes conversations over at random, those that ask for a person first, answers, and gives them back. */
final class BusyAgent {

    /**
     * A time in which the bot had to be silent: from the answer to the takeover until the transfer was asked for.
     *
     * @param turn  that began with the takeover
     * @param from  by {@link System#nanoTime}, as {@code until}
     */
    record Spell(String conversation, int turn, long from, long until) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WAITING =
            """
            select id::text from conversation
             where recipient = any(string_to_array(?, ',')) and (holder = 'queue' or holder = 'agent' and agent = ?)
             limit 1
            """;
    private static final String ANY =
            "select id::text from conversation where recipient = any(string_to_array(?, ',')) and holder = 'bot' order by random() limit 1";

    private final String user;
    private final Duration rest;
    private final Nodes nodes;
    private final Database database;
    private final String customers;
    private final List<Spell> spells = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();

    /** @param rest between two conversations, give or take half */
    BusyAgent(String user, Duration rest, Nodes nodes, Database database, List<Talk> talks) {
        this.user = user;
        this.rest = rest;
        this.nodes = nodes;
        this.database = database;
        this.customers = String.join(",", talks.stream().map(Talk::id).toList());
    }

    List<Spell> spells() {
        return List.copyOf(spells);
    }

    /** What was accepted. */
    List<String> answers() {
        return List.copyOf(answers);
    }

    void worksOn(BooleanSupplier on) throws InterruptedException, IOException {
        while (on.getAsBoolean()) {
            var conversation = next(WAITING, customers, user).or(() -> next(ANY, customers));
            if (conversation.isPresent()) {
                helps(conversation.get());
            }
            Thread.sleep((long) (rest.toMillis() * ThreadLocalRandom.current().nextDouble(0.4, 1.6)));
        }
    }

    /** Nobody is left with a person, or waiting for one. */
    void givesAllBack() throws InterruptedException, IOException {
        for (var one = next(WAITING, customers, user); one.isPresent(); one = next(WAITING, customers, user)) {
            helps(one.get());
        }
    }

    private void helps(String conversation) throws InterruptedException, IOException {
        var taken = takesOver(conversation);
        if (taken.isPresent()) {
            serves(taken.get(), Duration.ofMillis(ThreadLocalRandom.current().nextInt(50, 400)));
        }
    }

    /** @param from by {@link System#nanoTime} */
    record Taken(String conversation, int turn, long from) {}

    /** Absent when somebody else was first, or nobody knows. */
    Optional<Taken> takesOver(String conversation) throws InterruptedException, IOException {
        var taken = nodes.post(user, path(conversation) + "/takeover", "{}");
        var from = System.nanoTime();
        return isDone(taken)
                ? Optional.of(new Taken(
                        conversation,
                        JSON.readTree(taken.get().body()).path("turn").asInt(),
                        from))
                : Optional.empty();
    }

    /** Answers, and gives the conversation back after this time. */
    void serves(Taken taken, Duration time) throws InterruptedException {
        var path = path(taken.conversation());
        answers(path);
        Thread.sleep(time.toMillis());
        spells.add(new Spell(taken.conversation(), taken.turn(), taken.from(), System.nanoTime()));
        if (ThreadLocalRandom.current().nextBoolean() || !isDone(transfer(path, "resume"))) {
            transfer(path, "stop");
        }
    }

    private static String path(String conversation) {
        return "/api/v1/conversations/" + conversation;
    }

    private void answers(String path) throws InterruptedException {
        var words = "Agent here, " + UUID.randomUUID();
        if (isDone(nodes.post(user, path + "/messages", "{\"text\":\"" + words + "\"}"))) {
            answers.add(words);
        }
    }

    private Optional<HttpResponse<String>> transfer(String path, String action) throws InterruptedException {
        return nodes.post(user, path + "/transfer", "{\"action\":\"" + action + "\"}");
    }

    private static boolean isDone(Optional<HttpResponse<String>> answer) {
        return answer.filter(it -> it.statusCode() / 100 == 2).isPresent();
    }

    private Optional<String> next(String sql, String... parameters) {
        try {
            return database.strings(sql, parameters).stream().findFirst();
        } catch (SQLException down) {
            return Optional.empty();
        }
    }
}
