namespace Whetstone.Core.Tests.Gradients;

public sealed class ScopeTests
{
    [Fact]
    public void Scopes_nest_and_end()
    {
        Assert.True(Autograd.IsRecording);
        using (Autograd.NoGrad())
        {
            Assert.False(Autograd.IsRecording);
            using (Autograd.EnableGrad()) Assert.True(Autograd.IsRecording);
            Assert.False(Autograd.IsRecording);
        }
        Assert.True(Autograd.IsRecording);
        Assert.Null(Autograd.Training);
    }

    [Fact]
    public void Record_and_pause_also_say_how_layers_behave()
    {
        using (Autograd.Record())
        {
            Assert.Equal((true, true), (Autograd.IsRecording, Autograd.Training));
            using (Autograd.Pause()) Assert.Equal((false, false), (Autograd.IsRecording, Autograd.Training));
            using (Autograd.NoGrad()) Assert.Equal((false, true), (Autograd.IsRecording, Autograd.Training));
            using (Autograd.PredictMode()) Assert.Equal((true, false), (Autograd.IsRecording, Autograd.Training));
        }
        using (Autograd.Record(training: false))
        using (Autograd.TrainMode()) Assert.Equal((true, true), (Autograd.IsRecording, Autograd.Training));
        Assert.Null(Autograd.Training);
    }

    [Fact]
    public void Nothing_is_remembered_without_recording()
    {
        Tensor x = Tensor.Of(1f).AttachGrad();
        using (Autograd.NoGrad()) Assert.False((x * 2).RequiresGrad);
        Assert.True((x * 2).RequiresGrad);
    }

    [Fact]
    public async Task Scopes_follow_await_and_stay_in_their_own_flow()
    {
        using (Autograd.NoGrad())
        {
            await Task.Yield();
            Assert.False(Autograd.IsRecording);
            await Task.Run(() => Assert.False(Autograd.IsRecording));
            Task inner = Opened();
            Assert.False(Autograd.IsRecording);
            await inner;
            Assert.False(Autograd.IsRecording);
        }
        Assert.True(Autograd.IsRecording);

        static async Task Opened()
        {
            using IDisposable scope = Autograd.EnableGrad();
            await Task.Delay(10);
            Assert.True(Autograd.IsRecording);
        }
    }

    [Fact]
    public async Task Other_flows_do_not_see_a_scope()
    {
        TaskCompletionSource opened = new(), done = new();
        Task other = Task.Run(async () =>
        {
            await opened.Task;
            Assert.True(Autograd.IsRecording);
            done.SetResult();
        });
        using (Autograd.NoGrad())
        {
            opened.SetResult();
            await done.Task;
        }
        await other;
    }
}
