using Whetstone.Data;

namespace Whetstone.Learn;

/// <summary>The loop of a fit.</summary>
internal sealed class Loop(Run run, Checkpoint? from, CancellationToken cancellation)
{
    private const string Cancelled = "cancelled";

    private readonly CompiledSteps? compiled = run.Learner.Compiled is { } steps && steps.Allows([.. run.Callbacks]) ? steps : null;

    private Learner Learner => run.Learner;

    internal void Fit()
    {
        try
        {
            Flow flow = Raise(Begin);
            for (; flow != Flow.EndFit && run.Epoch < run.Epochs; run.Epoch++)
            {
                flow = Epoch();
                if (flow == Flow.EndFit) break;
            }
            if (flow == Flow.EndFit) Tell((c, r) => c.AfterCancelFit(r));
        }
        finally
        {
            Learner.Model.Eval();
            Tell((c, r) => c.AfterFit(r));
        }
    }

    private Flow Begin(Callback callback, Run started)
    {
        Flow flow = callback.BeginFit(started);
        // Behind BeginFit, where it may have forgotten what it knew, and before the next callback, which may save it.
        from?.Restore(callback, started);
        return flow;
    }

    private Flow Epoch()
    {
        run.IsEpochDone = false;
        run.Watch.Restart();
        Flow flow = Raise((c, r) => c.BeginEpoch(r));
        if (flow == Flow.Continue && !run.IsTrained) flow = TrainEpoch();
        if (flow == Flow.Continue)
        {
            run.IsTrained = true;
            flow = Validate();
        }
        if (flow == Flow.EndEpoch) Tell((c, r) => c.AfterCancelEpoch(r));
        if (flow == Flow.EndFit) return flow;

        run.IsEpochDone = true;
        flow = Raise((c, r) => c.AfterEpoch(r));
        (run.BatchIndex, run.TrainedBatches, run.IsTrained, run.SecondsBefore) = (0, 0, false, 0);
        return flow;
    }

    private Flow TrainEpoch()
    {
        Learner.Model.Train();
        (run.IsTraining, run.BatchCount) = (true, Learner.Train.BatchCount(run.Epoch));
        run.TrainedBatches = run.BatchIndex;
        if (run.BatchIndex == 0) foreach (Metric metric in Learner.TrainMetrics) metric.Reset();

        foreach (Batch batch in Learner.Train.Epoch(run.Epoch, run.BatchIndex))
        {
            run.Batch = batch;
            Flow flow = TrainBatch();
            run.TrainedBatches = ++run.BatchIndex;
            flow = Stronger(flow, Raise((c, r) => c.AfterBatch(r)));
            if (flow is Flow.EndEpoch or Flow.EndFit) return flow;
            if (cancellation.IsCancellationRequested) return Cancel();
        }
        return Flow.Continue;
    }

    private Flow TrainBatch()
    {
        Flow flow = Raise((c, r) => c.BeginBatch(r));
        if (flow == Flow.Continue)
            flow = compiled?.Training(run.Batch!.Data, run.Batch.Label) is { } program ? Replay(program, Learner.TrainMetrics) : TrainEagerly();
        if (flow == Flow.EndBatch) Tell((c, r) => c.AfterCancelBatch(r));
        return flow;
    }

    private Flow TrainEagerly()
    {
        Flow flow = Forward(Learner.TrainMetrics);
        if (flow == Flow.Continue)
        {
            run.Loss!.Backward();
            flow = Raise((c, r) => c.AfterBackward(r));
        }
        if (flow == Flow.Continue)
        {
            Learner.Optimizer.Step();
            flow = Stepped();
        }
        Learner.Optimizer.ZeroGrad();
        return flow;
    }

    // Forward and backward are done when the program pauses; the parameters change only if nobody objects.
    private Flow Replay(Executable program, IReadOnlyList<Metric> metrics)
    {
        Flow flow = Flow.Continue;
        program.Replay(() =>
        {
            flow = Seen(program, metrics);
            if (flow == Flow.Continue) flow = Raise((c, r) => c.AfterBackward(r));
            return flow == Flow.Continue;
        }, run.Batch!.Data, run.Batch.Label);
        return flow == Flow.Continue ? Stepped() : flow;
    }

    private Flow Stepped()
    {
        run.Steps++;
        return Raise((c, r) => c.AfterStep(r));
    }

    private Flow ValidateBatch()
    {
        Flow flow = Raise((c, r) => c.BeginBatch(r));
        if (flow != Flow.Continue) return flow;
        if (compiled?.Validation(run.Batch!.Data, run.Batch.Label) is not { } program) return Forward(Learner.ValidMetrics);
        program.Replay(run.Batch!.Data, run.Batch.Label);
        return Seen(program, Learner.ValidMetrics);
    }

    private Flow Forward(IReadOnlyList<Metric> metrics)
    {
        Predictions said = Predictions.Of(Learner.Model, run.Batch!.Data);
        run.Prediction = said.Main;
        Flow flow = Raise((c, r) => c.AfterPrediction(r));
        if (flow != Flow.Continue) return flow;

        run.Loss = (said with { Main = run.Prediction }).Loss(Learner.Loss, run.Batch.Label);
        return Judged(metrics);
    }

    private Flow Seen(Executable program, IReadOnlyList<Metric> metrics)
    {
        (run.Prediction, run.Loss) = (program.Outputs[0], program.Outputs[1]);
        Flow flow = Raise((c, r) => c.AfterPrediction(r));
        return flow == Flow.Continue ? Judged(metrics) : flow;
    }

    private Flow Judged(IReadOnlyList<Metric> metrics)
    {
        Flow flow = Raise((c, r) => c.AfterLoss(r));
        if (flow != Flow.Continue) return flow;
        double loss = run.Loss!.Item();
        foreach (Metric metric in metrics) metric.Add(run.Prediction!, run.Batch!.Label, loss);
        return Flow.Continue;
    }

    private Flow Validate()
    {
        if (Learner.Valid is not { } valid) return Flow.Continue;
        Learner.Model.Eval();
        (run.IsTraining, run.BatchIndex, run.BatchCount) = (false, 0, valid.BatchCount(0));
        foreach (Metric metric in Learner.ValidMetrics) metric.Reset();

        Flow flow = Raise((c, r) => c.BeginValidate(r));
        using (Autograd.Pause())
            foreach (Batch batch in flow == Flow.Continue ? valid.Epoch(0) : [])
            {
                run.Batch = batch;
                flow = ValidateBatch();
                if (flow == Flow.EndBatch) Tell((c, r) => c.AfterCancelBatch(r));
                run.BatchIndex++;
                flow = Stronger(flow, Raise((c, r) => c.AfterBatch(r)));
                if (flow is Flow.EndEpoch or Flow.EndFit) break;
                if (cancellation.IsCancellationRequested)
                {
                    flow = Cancel();
                    break;
                }
            }
        (run.Batch, run.Prediction, run.Loss) = (null, null, null);
        return flow == Flow.EndBatch ? Flow.Continue : flow;
    }

    private Flow Cancel()
    {
        run.StopReason ??= Cancelled;
        return Flow.EndFit;
    }

    private Flow Raise(Func<Callback, Run, Flow> raise)
    {
        Flow flow = Flow.Continue;
        foreach (Callback callback in run.Callbacks) flow = Stronger(flow, raise(callback, run));
        return flow;
    }

    private void Tell(Action<Callback, Run> tell)
    {
        foreach (Callback callback in run.Callbacks) tell(callback, run);
    }

    private static Flow Stronger(Flow a, Flow b) => a > b ? a : b;
}
