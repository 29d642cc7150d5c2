namespace Itog.WebRtc.Rtcp;

/// <summary>Packet status symbols of transport-wide feedback (draft-holmer-rmcat-transport-wide-cc-extensions-01 §3.1.1).</summary>
internal enum PacketStatus : byte
{
    NotReceived = 0,

    /// <summary>Received; the delta is one unsigned byte.</summary>
    SmallDelta = 1,

    /// <summary>Received; the delta is two bytes, signed.</summary>
    LargeDelta = 2,
    Reserved = 3,
}
