using Itog.Simulation;

namespace Itog.Interop.Network;

/// <summary>
/// Leads a page's media through a <see cref="BadLink"/>: of the candidates in each answer only the link's is left. So one page of a room
/// suffers while the others have the server at hand. The page's own code is not touched.
/// </summary>
internal static class LinkedMedia
{
    public static string Script(BadLink link) => $$"""
        (() => {
          const candidate = 'a=candidate:1 1 udp 2130706431 {{link.Media.Address}} {{link.Media.Port}} typ host\r\n';
          const take = RTCPeerConnection.prototype.setRemoteDescription;
          RTCPeerConnection.prototype.setRemoteDescription = function ({ type, sdp }) {
            const first = sdp.indexOf('a=candidate:');
            const others = text => text.replace(/a=candidate:.*\r\n/g, '');
            const linked = first < 0 ? sdp : others(sdp.slice(0, first)) + candidate + others(sdp.slice(first));
            return take.call(this, { type, sdp: linked });
          };
        })();
        """;
}
