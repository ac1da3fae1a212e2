// 第一笔结算，然后原样重发：国家接口。The first settled bill over the national interface, then a retry that gets the
// same answer:  fpc -Mdelphi settle.pas && ./settle [http://127.0.0.1:8080].  In Delphi TIdHTTP and System.JSON take the
// place of TFPHTTPClient and fpjson.
program settle;
uses SysUtils, Classes, fphttpclient, fpjson, jsonparser;

const
  Institution = 'H11010000001';
  Person = '"psn_no":"P0000000007"';
  Voucher = '"mdtrt_cert_type":"01","mdtrt_cert_no":"EV-P0000000007"';

var
  Gateway: string = 'http://127.0.0.1:8080';
  Serial: Integer = 60;
  Day, Encounter, Bill: string;
  First, Again, Split: TJSONObject;

// msgid: institution, time, serial number. Care in Beijing, insured in another place.
function Message(const Infno, Input: string): string;
begin
  Inc(Serial);
  Result := '{"infno":"' + Infno + '","msgid":"' + Institution + FormatDateTime('yyyymmddhhnnss', Now)
    + Format('%.4d', [Serial]) + '","fixmedins_code":"' + Institution + '","mdtrtarea_admvs":"110100",'
    + '"insuplc_admdvs":"960100","inf_time":"' + FormatDateTime('yyyy-mm-dd hh:nn:ss', Now) + '","infver":"V1.0",'
    + '"opter_type":"1","opter":"0001","opter_name":"收费员","input":{' + Input + '}}';
end;

function Post(const Body: string): string;
var
  Http: TFPHTTPClient;
begin
  Http := TFPHTTPClient.Create(nil);
  Http.IOTimeout := 10000; // milliseconds
  Http.RequestBody := TStringStream.Create(Body);
  Result := Http.Post(Gateway + '/fsi/api');
end;

// No answer says nothing about the bill: sends the same again, twice. Gives output, or raises what is wrong.
function Call(const Body: string; Attempts: Integer = 3): TJSONObject;
var
  Answer: TJSONObject;
begin
  try
    Answer := GetJSON(Post(Body)) as TJSONObject;
  except
    if Attempts = 1 then raise else Exit(Call(Body, Attempts - 1));
  end;
  if Answer.Integers['infcode'] <> 0 then raise Exception.Create(Answer.Strings['err_msg']);
  Result := Answer.Objects['output'];
end;

// Currency is exact to the fen.
function Yuan(const Split: TJSONObject; const Name: string): string;
begin
  Result := CurrToStrF(Split.Floats[Name], ffFixed, 2);
end;

begin
  if ParamCount > 0 then Gateway := ParamStr(1);
  Day := FormatDateTime('yyyy-mm-dd hh:nn:ss', Now);
  Encounter := '"mdtrt_id":"' + Call(Message('2201', '"data":{' + Person + ',' + Voucher + ',"insutype":"310",'
    + '"begntime":"' + Day + '","ipt_otp_no":"O0001","atddr_no":"D0001","dr_name":"王医师","dept_code":"K01",'
    + '"dept_name":"心内科","caty":"A03.04","med_type":"11","hosp_lv":"3"}')).Objects['data'].Strings['mdtrt_id'] + '"';
  Call(Message('2204', '"feedetail":[{"feedetl_sn":"1",' + Encounter + ',' + Person + ',"chrg_bchno":"B1",'
    + '"rx_circ_flag":"0","fee_ocur_time":"' + Day + '","med_list_codg":"003304000010000-330400001",'
    + '"medins_list_codg":"H-3304","det_item_fee_sumamt":2280.00,"cnt":6,"pric":380.00,"bilg_dept_codg":"K01",'
    + '"bilg_dept_name":"心内科","bilg_dr_codg":"D0001","bilg_dr_name":"王医师","hosp_appr_flag":"0",'
    + '"med_chrgitm_type":"05","chrgitm_lv":"01","selfpay_prop":0}]'));
  // The message that settles: store it before it is sent, and send it again as it is when no answer comes.
  Bill := Message('2207', '"data":{' + Person + ',' + Voucher + ',' + Encounter + ',"chrg_bchno":"B1","med_type":"11",'
    + '"medfee_sumamt":2280.00,"psn_setlway":"01","insutype":"310","acct_used_flag":"0"}');
  First := Call(Bill);
  Split := First.Objects['setlinfo'];
  WriteLn('settled setl_id=', Split.Strings['setl_id'], ' total=', Yuan(Split, 'medfee_sumamt'),
    ' fund=', Yuan(Split, 'fund_pay_sumamt'), ' person=', Yuan(Split, 'psn_part_amt'));
  Again := Call(Bill);
  if Again.AsJSON <> First.AsJSON then raise Exception.Create('expected the same answer, found ' + Again.AsJSON);
  WriteLn('retried: same answer');
end.
