using Whetstone.Testing;

namespace Whetstone.Ops.Tests.Tables;

/// <summary>A program of any op and its gradient gives the same bits after it has been saved and loaded.</summary>
public sealed class SavedOpLaws : OpTheory
{
    public static TheoryData<string> Saved => [.. Trials.Where(t => !t.Value.Op.IsRandom && t.Value.Inputs.Sum(x => x.Length) < 20_000).Select(t => t.Key)];

    [Theory, MemberData(nameof(Saved))]
    public void A_loaded_program_gives_the_bits_of_the_saved_one(string name)
    {
        OpTrial trial = Trials[name];
        Tensor y = trial.Op.Apply(trial.Inputs);
        Tensor[] inputs = [.. trial.Inputs, y.DType.IsFloating ? Tensors.Normal(y.Shape, seed: 7).To(y.DType) : y];
        Program program = Program.Trace(x => [.. Results(trial, x[..^1], y.DType.IsFloating ? x[^1] : null)], [.. inputs.Select(x => x.Spec)]);
        string path = Path.GetTempFileName();
        try
        {
            program.Save(path);
            Program loaded = Program.Load(path);
            Assert.Equal(program.Instructions.Select(i => i.Op), loaded.Instructions.Select(i => i.Op));
            Tensor[] before = new Executable(program).Run(inputs), after = new Executable(loaded).Run(inputs);
            for (int i = 0; i < before.Length; i++) Assert.True(Tensors.SameBytes(before[i], after[i]), $"result {i} differs\n{program}\n{loaded}");
        }
        finally
        {
            File.Delete(path);
        }
    }
}
