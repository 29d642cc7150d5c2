using System.IO.Compression;
using System.Text;
using Itog.Conference;
using Itog.Exam.People;
using Itog.Recorder;
using Itog.Recorder.Finalising;
using Itog.Recorder.Sealing;
using Itog.Server.Recordings;
using Microsoft.Extensions.Options;

namespace Itog.Server.Tests.Recordings;

/// <summary>A day of an auditorium is more than 4 GiB of sound, and so is its archive. No disk holds what is written here: both files are mostly holes.</summary>
public sealed class LargeHandover : IDisposable
{
    private const long Length = (4L << 30) + (1 << 20);

    private readonly string _folder = Directory.CreateTempSubdirectory("itog-large-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact(Explicit = true)]
    [Trait("Long", "recorder")]
    public async Task An_archive_of_more_than_four_gibibytes_is_read_as_it_was_written()
    {
        var wav = Path.Combine(_folder, "day.wav");
        var manifest = Path.Combine(_folder, "day.manifest.json");
        await File.WriteAllTextAsync(manifest, "{}", Token);
        await using (var sound = File.Create(wav))
        {
            sound.Position = Length - 1;
            sound.WriteByte(7);
        }

        var recording = new RecordingStatus
        {
            Request = new RecordingRequest(Guid.NewGuid(), new RoomId("a"), new DateOnly(2026, 2, 11), "0101", "990001", RecordingRequest.WholeDay, 1) { Mode = RecordingMode.Stream },
            State = RecordingState.Ready,
            Started = new DateTimeOffset(2026, 2, 11, 6, 0, 0, TimeSpan.Zero),
            Duration = TimeSpan.FromHours(7),
            WavPath = wav,
            ManifestPath = manifest,
        };
        var school = new School { Code = "990001", MunicipalityCode = "99", Region = "99", Name = "Школа", TimeZoneId = "Europe/Moscow" };
        var handover = new Handover("day", new Auditorium { Number = "0101", Name = "Кабинет 1" }, school, new DateOnly(2026, 2, 11), [new HandedRecording("20260211_0101", recording)]);
        var options = Options.Create(new RecorderOptions());
        var stored = new StoredFiles(KeyFolder.None);
        using var sounds = new SoundConverter(options);
        using var pictures = new PictureConverter(options);
        using var files = await HandoverFiles.PrepareAsync(handover, HandoverFormat.Wav, sounds, pictures, stored, new HandoverWorkplace(Path.Combine(_folder, "handover")), Token);
        var zip = Path.Combine(_folder, "day.zip");
        await using (var output = new AnswerWithHoles(zip))
        {
            await HandoverArchive.WriteAsync(output, handover, files, stored, Token);
        }

        new FileInfo(zip).Length.Should().BeGreaterThan(Length);
        await using var archive = await ZipFile.OpenReadAsync(zip, Token);
        archive.Entries.Select(e => e.FullName).Should().Equal("20260211_0101.wav", "20260211_0101.manifest.json", "Опись.txt");
        var entry = archive.Entries[0];
        (entry.Length, entry.CompressedLength).Should().Be((Length, Length));
        await using var contents = await entry.OpenAsync(Token);
        var buffer = new byte[1 << 20];
        var (read, last) = (0L, (byte)0);
        for (int taken; (taken = await contents.ReadAsync(buffer, Token)) > 0; read += taken)
        {
            last = buffer[taken - 1];
        }

        (read, last).Should().Be((Length, (byte)7));
        using var list = new StreamReader(await archive.Entries[^1].OpenAsync(Token), Encoding.UTF8);
        (await list.ReadToEndAsync(Token)).Should().Contain("Файл: 20260211_0101.wav");
    }

    /// <summary>An answer on the wire, which nobody can wind back, kept in a file that leaves out what is zero.</summary>
    private sealed class AnswerWithHoles(string path) : Stream
    {
        private readonly FileStream _file = File.Create(path);

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (buffer.ContainsAnyExcept((byte)0))
            {
                _file.Write(buffer);
            }
            else
            {
                _file.Position += buffer.Length;
            }
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Write(buffer.Span);
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Write(buffer.AsSpan(offset, count));
            return Task.CompletedTask;
        }

        public override void Flush()
        {
            // The file is read when it is closed.
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            _file.Dispose();
            base.Dispose(disposing);
        }
    }
}
