using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Itog.WebRtc.Tests")]
[assembly: InternalsVisibleTo("Itog.Fuzzing")]
[assembly: InternalsVisibleTo("Itog.Packets")]
