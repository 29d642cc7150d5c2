using System.Text;
using Itog.WebRtc;
using Itog.WebRtc.Stun;

namespace Itog.Fuzzing.Targets;

/// <summary>STUN messages as ICE agents send them.</summary>
internal static class StunSeeds
{
    public const string Password = "VOkJxbRl1RmTxUk/WvJxBt";

    private static readonly StunTransactionId Id = new(0xB7E7_A701_BC34_D686, 0xFA87_DFAE);

    public static IEnumerable<byte[]> All =>
    [
        Check("evtj", "h6vY", nominates: false),
        Check("evtj", "h6vY", nominates: true),
        Answer(SocketEndpoint.FromBytes([192, 0, 2, 1], 32853)),
        Answer(SocketEndpoint.FromBytes([0x20, 0x01, 0x0D, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], 32853)),
        Refusal(StunErrorCode.RoleConflict),
        Refusal(StunErrorCode.UnknownAttribute),
        Unknown(),
    ];

    public static byte[] Check(string receiver, string sender, bool nominates, string password = Password) => Write(StunClass.Request, password, (ref StunWriter writer) =>
    {
        writer.AddUsername(Encoding.UTF8.GetBytes(receiver), Encoding.UTF8.GetBytes(sender));
        writer.AddIceControlling(0x932F_F9B1_5126_3B36);
        writer.AddPriority(0x6E00_01FF);
        if (nominates)
        {
            writer.AddUseCandidate();
        }
    });

    private static byte[] Answer(SocketEndpoint mapped) => Write(StunClass.SuccessResponse, Password, (ref StunWriter writer) => writer.AddMappedAddress(mapped));

    private static byte[] Refusal(StunErrorCode code) => Write(StunClass.ErrorResponse, "", (ref StunWriter writer) => writer.AddErrorCode(code));

    private static byte[] Unknown() => Write(StunClass.Request, Password, (ref StunWriter writer) =>
    {
        writer.AddUsername("evtj"u8, "h6vY"u8);
        writer.AddEmpty(0x7001);
        writer.AddEmpty(0x8055);
    });

    private delegate void Fill(ref StunWriter writer);

    private static byte[] Write(StunClass messageClass, string password, Fill fill)
    {
        var buffer = new byte[512];
        var writer = new StunWriter(buffer, messageClass, Id);
        fill(ref writer);
        return buffer[..writer.Finish(Encoding.ASCII.GetBytes(password))];
    }
}
