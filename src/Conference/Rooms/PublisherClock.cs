using Itog.WebRtc;
using Itog.WebRtc.Rtcp;

namespace Itog.Conference.Rooms;

/// <summary>
/// Places a publisher's NTP clock on the media clock by the sender report that came fastest. One for all tracks of a member,
/// so that lips and voice keep together whatever the error is. Worker thread.
/// </summary>
internal struct PublisherClock
{
    private ulong _ntp;
    private MediaTime _at;
    private bool _known;

    public void OnSenderReport(NtpTime ntp, MediaTime arrival)
    {
        if (!_known || arrival < ToMediaTime(ntp))
        {
            (_ntp, _at, _known) = (ntp.Value, arrival, true);
        }
    }

    /// <summary>When, by the media clock, the publisher's clock showed <paramref name="ntp"/>. Only after a sender report.</summary>
    public readonly MediaTime ToMediaTime(NtpTime ntp)
    {
        var difference = unchecked((long)(ntp.Value - _ntp));
        return new MediaTime(_at.Nanoseconds + (long)(difference / 4.294967296));
    }
}
