package chat.baton.team;

import chat.baton.core.MerchantId;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code office_hours}. */
@Repository
class OfficeTable {

    private final JdbcClient jdbc;

    OfficeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<OfficeHours> find(MerchantId merchant) {
        return jdbc.sql("select spans, closed, away_message, when_asked from office_hours where merchant_id = ?")
                .param(merchant.value())
                .query(OfficeTable::hours)
                .optional();
    }

    void put(MerchantId merchant, OfficeHours hours) {
        jdbc.sql(
                        """
                        insert into office_hours (merchant_id, spans, closed, away_message, when_asked)
                        values (:merchant, :spans::text[], :closed::date[], :awayMessage, :whenAsked)
                        on conflict (merchant_id) do update
                           set spans = excluded.spans, closed = excluded.closed, away_message = excluded.away_message,
                               when_asked = excluded.when_asked
                        """)
                .param("merchant", merchant.value())
                .param("spans", hours.spans().stream().map(OfficeTable::written).toArray(String[]::new))
                .param(
                        "closed",
                        hours.closed().stream().map(LocalDate::toString).toArray(String[]::new))
                .param("awayMessage", hours.awayMessage())
                .param("whenAsked", hours.whenAsked().name().toLowerCase(Locale.ROOT))
                .update();
    }

    private static String written(OfficeHours.Span span) {
        return span.day() + " " + span.opens() + " " + span.closes();
    }

    private static OfficeHours.Span span(String written) {
        var parts = written.split(" ");
        return new OfficeHours.Span(DayOfWeek.valueOf(parts[0]), LocalTime.parse(parts[1]), LocalTime.parse(parts[2]));
    }

    private static OfficeHours hours(ResultSet row, int index) throws SQLException {
        return new OfficeHours(
                spans(row.getArray("spans")),
                days(row.getArray("closed")),
                row.getString("away_message"),
                OfficeHours.WhenAsked.valueOf(row.getString("when_asked").toUpperCase(Locale.ROOT)));
    }

    private static List<OfficeHours.Span> spans(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray()).map(OfficeTable::span).toList();
    }

    private static Set<LocalDate> days(Array array) throws SQLException {
        return Arrays.stream((Date[]) array.getArray()).map(Date::toLocalDate).collect(Collectors.toSet());
    }
}
