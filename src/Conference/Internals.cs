using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Itog.Conference.Tests")]
[assembly: InternalsVisibleTo("Itog.Fuzzing")]
