using System.Diagnostics;
using Whetstone.Testing;

namespace Whetstone.Compiler.Tests.Files;

/// <summary>A saved program is the program.</summary>
public sealed class ProgramFileTests : Workbench
{
    [Theory, InlineData("lenet"), InlineData("residual")]
    public void A_network_runs_without_its_classes_with_the_same_bits(string name)
    {
        TrainingStep step = name == "lenet" ? TrainingStep.LeNet() : TrainingStep.Residual();
        Program program = Predicting(step);
        Tensor x = step.Batch(3).X;
        program.Save(At("net.whet"));
        Safetensors.Write(At("x"), new Dictionary<string, Tensor> { ["x"] = x });

        using Process run = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Whetstone.ProgramRunner.dll"), At("net.whet"), At("x"), At("y")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        string loaded = run.StandardOutput.ReadToEnd(), problem = run.StandardError.ReadToEnd();
        run.WaitForExit();
        Assert.True(run.ExitCode == 0, problem);

        Assert.Equal("Whetstone.Compiler Whetstone.Core Whetstone.Kernels Whetstone.Ops Whetstone.ProgramRunner", loaded.Trim());
        Tensor eager;
        using (Autograd.Pause()) eager = step.Net.Call(x).Softmax(-1);
        Assert.True(Tensors.SameBytes(eager, Safetensors.Read(At("y")).Tensors["0"]), "the loaded program gives other bits than the network");
    }

    [Fact]
    public void A_compiled_program_can_be_saved_too()
    {
        TrainingStep step = TrainingStep.Residual();
        Executable compiled = Predicting(step).Compile();
        compiled.Program.Save(At("net"));
        Tensor x = step.Batch(1).X;
        Assert.True(Tensors.SameBytes(compiled.Run(x)[0], Program.Load(At("net")).Compile().Run(x)[0]));
    }

    [Fact]
    public void Every_kind_of_value_and_attribute_comes_back()
    {
        Program program = Mixed();
        program.Save(At("mixed"));
        Program loaded = Program.Load(At("mixed"));
        Tensor[] x = [Tensors.Normal([3, 6], seed: 3), Tensors.Normal([2, 3, 9, 9], seed: 4)];
        Tensor[] before = new Executable(program).Run(x), after = new Executable(loaded).Run(x);
        Assert.Equal(program.Instructions.Select(i => i.Op), loaded.Instructions.Select(i => i.Op));
        Assert.Equal(before.Length, after.Length);
        for (int i = 0; i < before.Length; i++) Assert.True(Tensors.SameBytes(before[i], after[i]), $"result {i} differs");
        Assert.Equal(program.Values.Count(v => v.IsConstant), loaded.Values.Count(v => v.IsConstant));
    }

    [Fact]
    public void Captured_tensors_are_the_loaded_programs_own()
    {
        Tensor w = Tensor.Of(1f, 2);
        Program program = Program.Trace(x => x * w, new Spec([2]));
        program.Save(At("p"));
        Executable loaded = new(Program.Load(At("p")));
        w.Assign(Tensor.Of(5f, 5));
        Assert.Equal([3f, 6], loaded.Run(Tensor.Of(3f, 3))[0].ToArray());
        Assert.Equal([15f, 15], new Executable(program).Run(Tensor.Of(3f, 3))[0].ToArray());
    }

    [Fact]
    public void A_shared_tensor_is_in_the_file_once_and_shared_again()
    {
        Tensor table = Tensors.Normal([100, 10], seed: 1), row = table[7];
        Program program = Program.Trace(x =>
        {
            table.Assign(table + x[0]);
            return [row * 1, table.Sum()];
        }, [new Spec([10])]);
        program.Save(At("p"));
        Assert.InRange(new FileInfo(At("p")).Length, 4000, 4000 + 2000);
        Tensor x = Tensors.Normal([10], seed: 2);
        Tensor[] loaded = new Executable(Program.Load(At("p"))).Run(x), own = new Executable(program).Run(x);
        Assert.Equal(own[0].ToArray(), loaded[0].ToArray());
        Assert.Equal(own[1].ToArray(), loaded[1].ToArray());
    }

    [Fact]
    public void What_no_instruction_uses_is_left_out()
    {
        Tensor used = Tensor.Of(1f), large = Tensors.Normal([100_000], seed: 1);
        Program program = Program.Trace(x =>
        {
            _ = large.Sum() + x;
            return x + used;
        }, new Spec([1]));
        new DeadCode().Apply(program).Save(At("p"));
        Assert.InRange(new FileInfo(At("p")).Length, 1, 2000);
    }

    [Fact]
    public void A_program_that_draws_is_refused_and_leaves_no_file()
    {
        Rng rng = new(1);
        Program program = Program.Trace(x => x.Dropout(0.5, rng), new Spec([4]));
        string message = Assert.Throws<NotSupportedException>(() => program.Save(At("p"))).Message;
        Assert.Contains("draws random numbers (instruction 0, Dropout)", message, StringComparison.Ordinal);
        Assert.False(File.Exists(At("p")));
    }

    [Fact]
    public void A_training_step_is_refused() =>
        Assert.Contains("training steps", Assert.Throws<NotSupportedException>(() => TrainingStep.Mlp().Trace().Save(At("p"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_failed_save_leaves_the_old_file()
    {
        Program.Trace(x => x + x, new Spec([4])).Save(At("p"));
        byte[] old = File.ReadAllBytes(At("p"));
        Assert.Throws<NotSupportedException>(() => TrainingStep.Mlp().Trace().Save(At("p")));
        Assert.Equal(old, File.ReadAllBytes(At("p")));
    }

    [Fact]
    public void A_program_can_be_loaded_inside_a_traced_function()
    {
        Program.Trace(x => x + x, new Spec([4])).Save(At("p"));
        Program? inner = null;
        Program outer = Program.Trace((Tensor x) =>
        {
            inner = Program.Load(At("p"));
            return x;
        }, new Spec([4]));
        Assert.Single(inner!.Instructions);
        Assert.Empty(outer.Instructions);
    }
}
