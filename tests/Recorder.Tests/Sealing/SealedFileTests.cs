using System.Security.Cryptography;
using Itog.Recorder.Sealing;

namespace Itog.Recorder.Tests.Sealing;

/// <summary>What a sealed file gives back, to whom, and what it refuses.</summary>
public sealed class SealedFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("itog-sealed-");

    private KeyFolder Keys => new([Path.Combine(_folder.FullName, "keys")]);

    private string Plain => Path.Combine(_folder.FullName, "voice.wav");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(SealedHeader.PieceBytes - 1)]
    [InlineData(SealedHeader.PieceBytes)]
    [InlineData(SealedHeader.PieceBytes + 1)]
    [InlineData((3 * SealedHeader.PieceBytes) + 777)]
    public void Gives_back_what_was_sealed_from_any_place(int length)
    {
        var contents = Seal(length);
        using var opened = SealedFile.OpenRead(SealedFile.PathFor(Plain), Keys);
        opened.Length.Should().Be(length);
        var all = new byte[length];
        opened.ReadExactly(all);
        all.Should().Equal(contents);
        foreach (var from in new[] { 0, 1, length / 2, length - 1, SealedHeader.PieceBytes - 3, SealedHeader.PieceBytes }.Where(f => f >= 0 && f < length))
        {
            opened.Position = from;
            var part = new byte[Math.Min(9, length - from)];
            opened.ReadExactly(part);
            part.Should().Equal(contents.AsSpan(from, part.Length).ToArray(), $"from {from}");
        }

        opened.Position = length;
        opened.ReadByte().Should().Be(-1);
    }

    [Fact]
    public void Tells_nothing_of_what_it_holds()
    {
        var contents = new byte[SealedHeader.PieceBytes];
        Write(contents);
        var bytes = File.ReadAllBytes(SealedFile.PathFor(Plain));
        bytes.AsSpan(SealedHeader.Bytes).IndexOf(new byte[8]).Should().Be(-1, "sixty-four thousand zeroes leave no run of them");
        var first = bytes.ToArray();
        Write(contents);
        File.ReadAllBytes(SealedFile.PathFor(Plain)).Should().NotEqual(first, "the same contents are sealed anew under a key of the file's own");
    }

    [Fact]
    public void Is_not_opened_with_the_key_of_another_day_nor_without_one()
    {
        Seal(100);
        var others = new KeyFolder([Path.Combine(_folder.FullName, "others")]);
        others.GetOrCreate("2026-03-11_123456");
        Refuses(() => SealedFile.OpenRead(SealedFile.PathFor(Plain), others));
        Refuses(() => SealedFile.OpenRead(SealedFile.PathFor(Plain), KeyFolder.None));

        static void Refuses(Func<Stream> open) => open.Should().Throw<KeyMissingException>();
    }

    [Fact]
    public void Gives_out_nothing_of_a_piece_in_which_one_bit_was_changed()
    {
        Seal((2 * SealedHeader.PieceBytes) + 50);
        var path = SealedFile.PathFor(Plain);
        var bytes = File.ReadAllBytes(path);

        // Version, length, key id, salt; the first, the middle and the last byte of pieces and tags.
        foreach (var at in new[] { 8, 12, 16, 24, 40, 63, 64, 70_000, (int)SealedHeader.PlaceOf(1) - 1, (int)SealedHeader.PlaceOf(1), bytes.Length - 1 })
        {
            bytes[at] ^= 4;
            File.WriteAllBytes(path, bytes);
            var read = () =>
            {
                using var opened = SealedFile.OpenRead(path, Keys);
                opened.CopyTo(Stream.Null);
            };
            read.Should().Throw<IOException>($"byte {at}").Which.Should().Match(e => e is SealBrokenException || (at >= 24 && at < 40 && e is KeyMissingException));
            bytes[at] ^= 4;
        }
    }

    [Fact]
    public void Is_not_opened_when_a_piece_was_cut_off_added_or_moved()
    {
        Seal(3 * SealedHeader.PieceBytes);
        var path = SealedFile.PathFor(Plain);
        var bytes = File.ReadAllBytes(path);
        var piece = SealedHeader.PieceBytes + SealedHeader.TagBytes;
        byte[][] forgeries =
        [
            bytes[..^piece],
            [.. bytes, .. bytes[^piece..]],
            [.. bytes[..SealedHeader.Bytes], .. bytes[(SealedHeader.Bytes + piece)..(SealedHeader.Bytes + (2 * piece))], .. bytes[SealedHeader.Bytes..(SealedHeader.Bytes + piece)], .. bytes[^piece..]],
            bytes[..10],
            [],
        ];
        foreach (var forgery in forgeries)
        {
            File.WriteAllBytes(path, forgery);
            var read = () =>
            {
                using var opened = SealedFile.OpenRead(path, Keys);
                opened.CopyTo(Stream.Null);
            };
            read.Should().Throw<SealBrokenException>();
        }
    }

    private byte[] Seal(int length)
    {
        var contents = RandomNumberGenerator.GetBytes(length);
        Write(contents);
        return contents;
    }

    private void Write(byte[] contents)
    {
        using var plain = new MemoryStream(contents);
        SealedFile.Write(plain, Plain, Keys.GetOrCreate("2026-02-11_123456"), TestContext.Current.CancellationToken);
    }
}
