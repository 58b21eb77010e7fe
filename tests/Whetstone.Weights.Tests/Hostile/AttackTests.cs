namespace Whetstone.Weights.Tests.Hostile;

public sealed class AttackTests : Workbench
{
    public static TheoryData<string> Names => [.. Pickles.Attacks.Keys];

    [Fact]
    public void There_are_at_least_twenty_kinds() => Assert.InRange(Pickles.Attacks.Count, 21, int.MaxValue);

    [Theory, MemberData(nameof(Names))]
    public void It_is_refused_with_a_message_and_nothing_is_run_or_written(string name)
    {
        byte[] attack = Pickles.Attacks[name];
        foreach ((string file, byte[] content) in new[] { ("plain.pth", attack), ("legacy.pth", Pickles.Legacy(attack)), ("zip.pth", Pickles.Zip(attack)) })
        {
            WeightFileException error = Assert.Throws<WeightFileException>(() => PthFile.Read(Written(file, content)));
            Assert.StartsWith(At(file), error.Message, StringComparison.Ordinal);
            if (file != "plain.pth") Assert.Matches("refused|is no instruction", error.Problem);
        }
        Assert.Equal(3, Directory.GetFileSystemEntries(Folder).Length);
        Assert.False(File.Exists(Pickles.Mark));
    }

    [Fact]
    public void The_message_names_what_was_asked_for_and_the_byte()
    {
        WeightFileException error = Assert.Throws<WeightFileException>(() => PthFile.Read(Written("x.pth", Pickles.Zip(Pickles.Attacks["posix.system"]))));
        Assert.Contains("'posix.system'", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, error.Offset);
        // The three small pickles before the content, then the text.
        int before = Pickles.Legacy([]).Length - "].".Length + "(S'touch whetstone-was-here'\n".Length;
        Assert.Equal(before, Assert.Throws<WeightFileException>(() => PthFile.Read(Written("y.pth", Pickles.Legacy(Pickles.Attacks["INST"])))).Offset);
    }

    [Fact]
    public void A_name_that_would_fill_the_screen_is_cut()
    {
        WeightFileException error = Assert.Throws<WeightFileException>(() => PthFile.Read(Written("x.pth", Pickles.Zip(Pickles.Bytes($"c{new string('a', 50_000)}\u0007\nb\n.")))));
        Assert.InRange(error.Problem.Length, 1, 400);
        Assert.DoesNotContain('\u0007', error.Problem);
    }
}
