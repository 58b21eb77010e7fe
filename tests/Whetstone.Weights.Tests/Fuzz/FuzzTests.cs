using System.IO.Compression;

namespace Whetstone.Weights.Tests.Fuzz;

public sealed class FuzzTests : Workbench
{
    private const long Mebibyte = 1 << 20;

    // A tensor may repeat its numbers up to 16 MiB.
    private const long WithTensors = 48 * Mebibyte;

    [Theory, InlineData("zip1.pth"), InlineData("zip2.pth"), InlineData("zip4.pth"), InlineData("checkpoint.pth")]
    public void Damaged_pickles_are_read_or_refused(string file)
    {
        using ZipArchive archive = ZipFile.OpenRead(Golden(file));
        using Stream entry = archive.Entries.Single(e => e.Name == "data.pkl").Open();
        using MemoryStream pickle = new();
        entry.CopyTo(pickle);
        Fuzzing.Run(pickle.ToArray(), Fuzzing.Count(10_000), 4 * Mebibyte, s => new Unpickler(new("x", s, s.Length)).Read());
    }

    [Theory, InlineData("fortran.npy"), InlineData("version3.npy"), InlineData("be-i2.npy")]
    public void Damaged_arrays_are_read_or_refused(string file) => Fuzzing.Run(File.ReadAllBytes(Golden(file)), Fuzzing.Count(10_000), Mebibyte, s => NpyFile.Read("x", s));

    [Theory, InlineData("version0.params"), InlineData("version2.params"), InlineData("version3.params")]
    public void Damaged_files_of_MXNet_are_read_or_refused(string file) =>
        Fuzzing.Run(File.ReadAllBytes(Golden(file)), Fuzzing.Count(10_000), Mebibyte, s => new ParamsReader(new("x", s, s.Length)).Read());

    [Theory, InlineData("legacy2.pth"), InlineData("checkpoint-legacy.pth")]
    public void Damaged_files_of_the_older_form_are_read_or_refused(string file) => Fuzzing.Run(File.ReadAllBytes(Golden(file)), Fuzzing.Count(5_000), WithTensors, s => PthFile.Read("x", s, ""));

    [Fact]
    public void Damaged_archives_of_PyTorch_are_read_or_refused() => Fuzzing.Run(File.ReadAllBytes(Golden("zip2.pth")), Fuzzing.Count(5_000), WithTensors, s => PthFile.Read("x", s, null));

    [Theory, InlineData("packed.npz"), InlineData("stored.npz")]
    public void Damaged_archives_of_NumPy_are_read_or_refused(string file) => Fuzzing.Run(File.ReadAllBytes(Golden(file)), Fuzzing.Count(5_000), 4 * Mebibyte, s => NpzFile.Read("x", s));
}
