using System.Text.Json;

namespace Itog.Interop.Firefox;

/// <summary>A participant who has opened his link in Firefox.</summary>
public sealed class FirefoxParticipant(FirefoxBrowser browser)
{
    // The page's own element for the КИМ, as the viewer sees it.
    private const string Card = """
        () => {
          const video = document.querySelector('.kim-screen video');
          if (!video || video.videoWidth === 0) return { width: 0, paper: 0, ink: 0 };
          const canvas = document.createElement('canvas');
          canvas.width = 960;
          canvas.height = 540;
          const context = canvas.getContext('2d');
          context.drawImage(video, 0, 0, 960, 540);
          const { data } = context.getImageData(0, 0, 960, 540);
          let paper = 0, ink = 0;
          for (let i = 0; i < data.length; i += 4) {
            const grey = (data[i] + data[i + 1] + data[i + 2]) / 3;
            if (grey > 200) paper++;
            if (grey < 100) ink++;
          }
          return { width: video.videoWidth, paper: paper / (960 * 540), ink: ink / (960 * 540) };
        }
        """;

    // Loudness of what the page plays: of the sound itself, not of a counter.
    private const string Loudness = """
        async () => {
          const context = new AudioContext();
          await context.resume();
          let loudest = 0;
          for (const element of document.querySelectorAll('audio, video')) {
            const tracks = element.srcObject?.getAudioTracks?.() ?? [];
            if (element.muted || tracks.length === 0) continue;
            const analyser = context.createAnalyser();
            context.createMediaStreamSource(new MediaStream(tracks)).connect(analyser);
            const samples = new Float32Array(analyser.fftSize);
            for (let i = 0; i < 20; i++) {
              await new Promise(resume => setTimeout(resume, 100));
              analyser.getFloatTimeDomainData(samples);
              loudest = Math.max(loudest, Math.sqrt(samples.reduce((sum, v) => sum + v * v, 0) / samples.length));
            }
          }
          await context.close();
          return loudest;
        }
        """;

    public async Task OpenAsync(string link) => await browser.GoToAsync(new Uri(link));

    public async Task PassPreCheckAsync()
    {
        await browser.ClickAsync("Начать проверку");

        // Firefox's own test camera shows one even colour, as a covered one does.
        await browser.ClickAsync("Меня хорошо видно");
        await browser.SeeAsync("Камера работает");
        await browser.SeeAsync("Вас хорошо слышно");
        await browser.ClickAsync("Проиграть мелодию");
        await browser.ClickAsync("Да, слышу");
        await browser.ClickAsync("Пропустить пробу");
        await browser.ClickAsync("Всё работает — продолжить");
    }

    public Task SeeAsync(string text) => browser.SeeAsync(text);

    public Task SayReadyAsync() => browser.ClickAsync("Я готов(а)");

    /// <summary>Waits until the interlocutor's picture moves.</summary>
    public Task SeeInterlocutorAsync() => browser.HoldsAsync(
        """
        () => [...document.querySelectorAll('video')].some(v => v.videoWidth > 0 && !v.paused && v.currentTime > 0.5
          && (v.srcObject?.getVideoTracks()[0]?.getSettings().deviceId ?? '') === '')
        """,
        null,
        "the interlocutor is seen");

    /// <summary>Waits until what the page plays is really loud.</summary>
    public Task HearInterlocutorAsync() => browser.HoldsAsync($"async () => (await ({Loudness})()) > 0.01", null, "the interlocutor is heard");

    /// <summary>Waits until a white card with text on it has come by video.</summary>
    public Task SeeCardAsync() => browser.HoldsAsync(
        $"() => (card => card.paper > 0.5 && card.ink > 0.003 && card.width >= 640)(({Card})())", null, "the card of the КИМ is seen");

    public async Task<JsonElement> CardAsync() => await browser.EvaluateAsync(Card);
}
