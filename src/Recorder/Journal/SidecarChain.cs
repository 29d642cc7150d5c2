using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Itog.Recorder.Manifest;

namespace Itog.Recorder.Journal;

/// <summary>Makes the lines of one sidecar, each chained to the one before it. Owned by a journal or by its recovery; one thread at a time.</summary>
/// <param name="head">The chain value of the line before; <see cref="Sidecar.Genesis"/> at the beginning.</param>
internal sealed class SidecarChain(ReadOnlySpan<byte> head) : IDisposable
{
    private const int HexDigits = 2 * SHA256.HashSizeInBytes;

    private static readonly string Unknown = new('0', HexDigits);

    private readonly byte[] _head = head.ToArray();
    private readonly ArrayBufferWriter<byte> _line = new(1024);
    private readonly Utf8JsonWriter _json = new(Stream.Null, RecorderJson.LineWriter);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The newest chain value.</summary>
    public string Head => Convert.ToHexStringLower(_head);

    /// <summary>Gives a line its place in the chain; it is valid until the next one. <paramref name="bytes"/> feeds the journal's bytes since the line before.</summary>
    public ReadOnlySpan<byte> Seal(JournalRecord record, Action<IncrementalHash> bytes)
    {
        _line.ResetWrittenCount();
        _json.Reset(_line);
        JsonSerializer.Serialize(_json, record with { Chain = Unknown }, RecorderJson.Line.JournalRecord);
        var known = _line.WrittenSpan.LastIndexOf(Sidecar.ChainMember);
        _hash.AppendData(_head);
        _hash.AppendData(_line.WrittenSpan[..known]);
        bytes(_hash);
        _hash.GetHashAndReset(_head);
        Convert.TryToHexStringLower(
            _head, MemoryMarshal.AsMemory(_line.WrittenMemory).Span.Slice(known + Sidecar.ChainMember.Length, HexDigits), out _);
        _line.Write("\n"u8);
        return _line.WrittenSpan;
    }

    public void Dispose()
    {
        _json.Dispose();
        _hash.Dispose();
    }
}
