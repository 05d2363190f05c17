package chat.baton.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * Resolves names to addresses of the public internet and refuses all others. As the connection is made to the very
 * addresses that were looked at, a name cannot mean something else a moment later.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry/">IANA special-purpose addresses, IPv4</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry/">and IPv6 (both read 2026)</a>
 */
class PublicAddresses implements DnsResolver {

    private static final List<IpAddressMatcher> SPECIAL_IPV4 = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3");

    private static final IpAddressMatcher GLOBAL_IPV6 = new IpAddressMatcher("2000::/3");

    /** Within the global ones; among them those that carry an IPv4 address. */
    private static final List<IpAddressMatcher> SPECIAL_IPV6 =
            ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private final DnsResolver names;
    private final Set<String> trusted;

    /** @param trusted host names that may resolve to any address */
    PublicAddresses(DnsResolver names, Set<String> trusted) {
        this.names = names;
        this.trusted = trusted;
    }

    private static List<IpAddressMatcher> ranges(String... ranges) {
        return Stream.of(ranges).map(IpAddressMatcher::new).toList();
    }

    /** @throws NotPublic when one of its addresses is not public */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = names.resolve(host);
        if (!trusted.contains(host) && !Arrays.stream(addresses).allMatch(PublicAddresses::isPublic)) {
            throw new NotPublic();
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()) {
            return false;
        }
        var number = address.getHostAddress();
        return address instanceof Inet6Address
                ? GLOBAL_IPV6.matches(number) && isNoneOf(SPECIAL_IPV6, number)
                : isNoneOf(SPECIAL_IPV4, number);
    }

    private static boolean isNoneOf(List<IpAddressMatcher> ranges, String number) {
        return ranges.stream().noneMatch(range -> range.matches(number));
    }
}
