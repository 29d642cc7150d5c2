using Itog.Fuzzing.Engine;
using Itog.WebRtc;
using Itog.WebRtc.Ice;
using Itog.WebRtc.Stun;

namespace Itog.Fuzzing.Targets;

/// <summary>STUN messages: parsing, checksums, the search for the user name, and that what is written again reads the same.</summary>
internal sealed class StunTarget : FuzzTarget
{
    private readonly byte[] _written = new byte[4096];

    public override IEnumerable<byte[]> Seeds => StunSeeds.All;

    public override ulong Execute(Span<byte> input)
    {
        var shape = default(Shape);
        var found = IceUsername.TryReadLocalUfrag(input, out var ufrag);
        shape.Add(found);
        if (!StunMessage.TryParse(input, out var message))
        {
            shape.Add(input.Length >= StunMessage.HeaderLength);
            return shape.Value;
        }

        shape.Add((ulong)message.Class);
        shape.Add(message.HasValidFingerprint);
        shape.Add(message.HasIntegrity);
        shape.Add(message.HasValidIntegrity("VOkJxbRl1RmTxUk/WvJxBt"u8));
        shape.Add((ulong)message.Unknown.Count);
        shape.Add((ulong)(message.ErrorCode / 100));
        shape.Add((message.Priority is not null ? 1UL : 0) + (message.IceControlled is not null ? 2UL : 0) + (message.IceControlling is not null ? 4UL : 0) + (message.UseCandidate ? 8UL : 0));
        shape.Add(message.MappedAddress.IsEmpty ? 0UL : message.MappedAddress.IsIPv4 ? 4UL : 6UL);
        if (message.Class == StunClass.Request && message.HasUsername && IceUsername.TrySplit(message.Username, out var receiver))
        {
            Violation.Unless(found && ufrag.SequenceEqual(receiver), "both ways of reading the user name agree");
        }

        ReadAgain(message);
        return shape.Value;
    }

    private void ReadAgain(in StunMessage message)
    {
        var writer = new StunWriter(_written, message.Class, message.TransactionId);
        if (message.HasUsername && IceUsername.TrySplit(message.Username, out var receiver))
        {
            writer.AddUsername(receiver, message.Username[(receiver.Length + 1)..]);
        }

        if (message.Priority is { } priority)
        {
            writer.AddPriority(priority);
        }

        if (message.UseCandidate)
        {
            writer.AddUseCandidate();
        }

        if (message.IceControlling is { } controlling)
        {
            writer.AddIceControlling(controlling);
        }

        if (!message.MappedAddress.IsEmpty)
        {
            writer.AddMappedAddress(message.MappedAddress);
        }

        var length = writer.Finish("a password of the test"u8);
        Violation.Unless(StunMessage.TryParse(_written.AsSpan(0, length), out var again), "what is written can be read");
        Violation.Unless(again.HasValidFingerprint && again.HasValidIntegrity("a password of the test"u8), "what is written is authentic");
        Violation.Unless(!again.HasValidIntegrity("another password"u8), "a wrong password does not pass");
        Violation.Unless(
            again.Class == message.Class && again.TransactionId == message.TransactionId && again.Priority == message.Priority
                && again.UseCandidate == message.UseCandidate && again.IceControlling == message.IceControlling && again.MappedAddress == message.MappedAddress,
            "what is written reads the same");
    }
}
