using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Itog.Exam.Kim.Package;

namespace Itog.Exam.Tests.Kim;

/// <summary>Archives that 7-Zip 26.02 made, our own, and what is left of them after a fault on the way.</summary>
public class AesZipTests
{
    // 7zz a -tzip -mem=AES256 -pseven (a folder with one stored and one deflated file)
    private const string Aes256 = "UEsDBBQAAAAAAMYDd10AAAAAAAAAAAAAAAAEAAAAMTAxL1BLAwQzAAEAYwDGA3ddAAAAACQAAAAIAAAACQALADEwMS9hLnBuZwGZBwACAEFFAwAAWztyQhw6lLHgPUolcvJMNkZhzRHozNv1gZHGyncr+YKxpP52UEsDBDMAAQBjAMYDd10AAAAATgAAADgBAAAQAAsAMTAxL3ZhcmlhbnQuanNvbgGZBwACAEFFAwgA0LITk3u/u4tNamNUnrpFVM3s2duMKMgHLKDY54Qs3PwRuRV8WxVVvHVZ+bbieB+Z5yJz2vhV39NBfHOSl1zMAt24VBsu1cEtVpM4Ri4iUEsBAj8DFAAAAAAAxgN3XQAAAAAAAAAAAAAAAAQAJAAAAAAAAAAQgO1BAAAAADEwMS8KACAAAAAAAAEAGADvhprM4XrdAQAAAAAAAAAAAAAAAAAAAABQSwECPwMzAAEAYwDGA3ddAAAAACQAAAAIAAAACQAvAAAAAAAAACCApIEiAAAAMTAxL2EucG5nCgAgAAAAAAABABgAJZCazOF63QEAAAAAAAAAAAAAAAAAAAAAAZkHAAIAQUUDAABQSwECPwMzAAEAYwDGA3ddAAAAAE4AAAA4AQAAEAAvAAAAAAAAACCApIF4AAAAMTAxL3ZhcmlhbnQuanNvbgoAIAAAAAAAAQAYAO+Gmszhet0BAAAAAAAAAAAAAAAAAAAAAAGZBwACAEFFAwgAUEsFBgAAAAADAAMAKQEAAP8AAAAAAA==";

    // 7zz a -tzip -mem=AES128 -mx0 -pseven
    private const string Aes128 = "UEsDBDMAAQBjAMYDd10AAAAATAEAADgBAAAQAAsAMTAxL3ZhcmlhbnQuanNvbgGZBwACAEFFAQAALaYElkilx7aFSlGXzYP3d+zmHOxmPe/AfBlNit3QFQp2B/93jFvuax781DseI2f9/cSU2iv5Mr8CD2wH0gYfKilgMmzIrBKOLFX/iGtZmF9KgR4kkgAr+9kOIc6/NJpSqvtB5LaZnY0ezUo9TCKQ5VWYH5DyDLMYYTXayS+8/VZ+NwG4k3YLn6AVbXBc/OYe9HJRdFuPCwqk/hOH3xce1Y7d7GDF0jcPOvl/cZaQYhZnOWyxvioZ38zNgsIvE5gVd27x9JPfoCaVB0q8XLthXN8qlHUdvPHmD9+IgZ0aIqMYz8K7+XzOqWCDDMtJwJI6q8KlL3AKvZbcTwEgTw8e753KL7PZosrvUbBZHi9t4QTzPnsGR4CIn8PoyaqiAgVcSC1ugagwWYBY0mkqXR2D9JFkrWKwjvedNPaTO75fGHwjHqwJA1A31oBJIoxQSwECPwMzAAEAYwDGA3ddAAAAAEwBAAA4AQAAEAAvAAAAAAAAACCApIEAAAAAMTAxL3ZhcmlhbnQuanNvbgoAIAAAAAAAAQAYAO+Gmszhet0BAAAAAAAAAAAAAAAAAAAAAAGZBwACAEFFAQAAUEsFBgAAAAABAAEAbQAAAIUBAAAAAA==";

    // 7zz a -tzip -mem=AES192 -ptwelve
    private const string Aes192 = "UEsDBDMAAQBjAMYDd10AAAAAIAAAAAgAAAAJAAsAMTAxL2EucG5nAZkHAAIAQUUCAACkN3FQQMTcsJ7IANvHbzRzNiTOTGGkrVJHZk6bJX31QVBLAQI/AzMAAQBjAMYDd10AAAAAIAAAAAgAAAAJAC8AAAAAAAAAIICkgQAAAAAxMDEvYS5wbmcKACAAAAAAAAEAGAAlkJrM4XrdAQAAAAAAAAAAAAAAAAAAAAABmQcAAgBBRQIAAFBLBQYAAAAAAQABAGYAAABSAAAAAAA=";

    // 7zz a -tzip -mem=ZipCrypto -pseven
    private const string ZipCrypto = "UEsDBBQAAQAAAMYDd12kCQd6FAAAAAgAAAAJAAAAMTAxL2EucG5nN93gmMG5dNxt39QX6JbOHlHmD+hQSwECPwMUAAEAAADGA3ddpAkHehQAAAAIAAAACQAkAAAAAAAAACCApIEAAAAAMTAxL2EucG5nCgAgAAAAAAABABgAJZCazOF63QEAAAAAAAAAAAAAAAAAAAAAUEsFBgAAAAABAAEAWwAAADsAAAAAAA==";

    // 7zz a -tzip
    private const string Plain = "UEsDBAoAAAAAAMYDd12kCQd6CAAAAAgAAAAJAAAAMTAxL2EucG5niVBORw0KGgpQSwECPwMKAAAAAADGA3ddpAkHeggAAAAIAAAACQAkAAAAAAAAACCApIEAAAAAMTAxL2EucG5nCgAgAAAAAAABABgAJZCazOF63QEAAAAAAAAAAAAAAAAAAAAAUEsFBgAAAAABAAEAWwAAAC8AAAAAAA==";

    private static readonly byte[] PngHead = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    [Theory]
    [InlineData(Aes256, "seven", "101/a.png 101/variant.json")]
    [InlineData(Aes128, "seven", "101/variant.json")]
    [InlineData(Aes192, "twelve", "101/a.png")]
    public void Opens_what_7_Zip_has_encrypted(string base64, string password, string names)
    {
        var archive = AesZipArchive.Read(Convert.FromBase64String(base64));

        string.Join(' ', archive.Entries.Select(e => e.Name)).Should().Be(names);
        foreach (var entry in archive.Entries)
        {
            var content = archive.Open(entry, password);
            if (entry.Name.EndsWith(".png", StringComparison.Ordinal))
            {
                content.Should().Equal(PngHead);
            }
            else
            {
                Encoding.UTF8.GetString(content).Should().StartWith("{\"title\":\"Пирогов Пирогов").And.EndWith("\"}");
            }
        }
    }

    [Theory]
    [InlineData(Aes256)]
    [InlineData(Aes128)]
    [InlineData(Aes192)]
    public void A_wrong_password_is_told_apart_from_damage(string base64)
    {
        var archive = AesZipArchive.Read(Convert.FromBase64String(base64));
        archive.Invoking(a => a.Open(a.Entries[0], "Seven")).Should().Throw<DamagedArchiveException>().Which.Fault.Should().Be(ArchiveFault.WrongPassword);
    }

    [Theory]
    [InlineData(ZipCrypto)]
    [InlineData(Plain)]
    public void What_is_not_encrypted_by_AES_is_refused_by_name(string base64)
    {
        var fault = FluentActions.Invoking(() => AesZipArchive.Read(Convert.FromBase64String(base64))).Should().Throw<DamagedArchiveException>().Which;
        (fault.Fault, fault.File).Should().Be((ArchiveFault.NotEncrypted, "101/a.png"));
    }

    [Theory]
    [InlineData(866)]
    [InlineData(1251)]
    [InlineData(65001)]
    public void A_Russian_password_is_tried_in_the_code_pages_of_archivers(int codePage)
    {
        // The writer takes UTF-8, so what another archiver would have written is put together here.
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(codePage)?.GetBytes("семь") ?? Encoding.UTF8.GetBytes("семь");
        byte[] salt = [.. Enumerable.Range(1, 16).Select(i => (byte)i)];
        var keys = new AesZipKeys(bytes, salt, 32);
        var encrypted = keys.Crypt("{}"u8);
        var file = AesZipWriter.Write([("1/a.png", "{}"u8.ToArray())], "семь");
        var entry = AesZipArchive.Read(file).Entries[0];
        byte[] data = [.. salt, .. keys.Verifier, .. encrypted, .. keys.Authenticate(encrypted)];

        // Stored, because what is deflated has another length.
        var stored = AesZipArchive.Read(Stored(file, entry, data));
        Encoding.UTF8.GetString(stored.Open(stored.Entries[0], "семь")).Should().Be("{}");
    }

    [Fact]
    public void Opens_its_own_archives_and_so_does_7_Zip()
    {
        var file = AesZipWriter.Write([("101/variant.json", "{}"u8.ToArray()), ("101/пусто.png", [])], "длинный пароль");
        var archive = AesZipArchive.Read(file);
        archive.Entries.Select(e => Encoding.UTF8.GetString(archive.Open(e, "длинный пароль"))).Should().Equal("{}", "");

        var path = Path.Combine(Path.GetTempPath(), $"itog-{Guid.NewGuid():N}.zip");
        File.WriteAllBytes(path, AesZipWriter.Write([("101/variant.json", "{}"u8.ToArray())], "seven"));
        try
        {
            using var archiver = Process.Start(new ProcessStartInfo("7zz", ["t", "-pseven", path]) { RedirectStandardOutput = true })!;
            archiver.StandardOutput.ReadToEnd().Should().Contain("Everything is Ok");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Every_single_changed_byte_of_the_data_is_noticed()
    {
        var file = AesZipWriter.Write([("101/variant.json", [.. Enumerable.Range(0, 300).Select(i => (byte)(i * 7))])], "seven");
        var entry = AesZipArchive.Read(file).Entries[0];
        for (var at = entry.Offset; at < entry.Offset + entry.Length; at++)
        {
            var changed = file.ToArray();
            changed[at] ^= 0x10;
            var archive = AesZipArchive.Read(changed);
            archive.Invoking(a => a.Open(a.Entries[0], "seven")).Should().Throw<DamagedArchiveException>();
        }
    }

    [Fact]
    public void An_archive_cut_short_anywhere_is_refused()
    {
        var file = Convert.FromBase64String(Aes256);
        for (var length = 0; length < file.Length; length++)
        {
            FluentActions.Invoking(() => AesZipArchive.Read(file.AsMemory(0, length))).Should().Throw<DamagedArchiveException>();
        }
    }

    [Fact]
    public void A_file_that_claims_to_be_huge_is_refused_before_memory_is_taken_for_it()
    {
        var file = Convert.FromBase64String(Aes128);
        var central = file.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BitConverter.TryWriteBytes(file.AsSpan(central + 24), int.MaxValue);
        FluentActions.Invoking(() => AesZipArchive.Read(file)).Should().Throw<DamagedArchiveException>().Which.Fault.Should().Be(ArchiveFault.TooLarge);
    }

    [Fact]
    public void A_small_file_that_unpacks_to_more_than_it_says_is_damaged()
    {
        var file = AesZipWriter.Write([("101/variant.json", new byte[100_000])], "seven");
        var central = file.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BitConverter.TryWriteBytes(file.AsSpan(central + 24), 10);
        var archive = AesZipArchive.Read(file);
        archive.Invoking(a => a.Open(a.Entries[0], "seven")).Should().Throw<DamagedArchiveException>().Which.Fault.Should().Be(ArchiveFault.Damaged);
    }

    [Fact]
    public void What_was_written_is_read_whatever_it_is() => Prop.ForAll(
        (from content in Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf()
         from password in Gen.Elements("a", "пароль", "p a s s", "ещё один 1")
         select (content, password)).ToArbitrary(),
        given =>
        {
            var archive = AesZipArchive.Read(AesZipWriter.Write([("1/a.png", given.content)], given.password));
            return archive.Open(archive.Entries[0], given.password).AsSpan().SequenceEqual(given.content);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    /// <summary>The archive with other data in place of its only entry's, marked as stored.</summary>
    private static byte[] Stored(byte[] file, AesZipEntry entry, byte[] data)
    {
        byte[] changed = [.. file[..entry.Offset], .. data, .. file[(entry.Offset + entry.Length)..]];
        var central = changed.AsSpan().LastIndexOf("PK\x01\x02"u8);
        var end = changed.AsSpan().LastIndexOf("PK\x05\x06"u8);
        BitConverter.TryWriteBytes(changed.AsSpan(central + 20), data.Length);
        BitConverter.TryWriteBytes(changed.AsSpan(end + 16), central);

        // The method is the last field of the extra field, which ends where the central directory does.
        BitConverter.TryWriteBytes(changed.AsSpan(end - 2), (short)0);
        return changed;
    }
}
